/// The version of the toolkit, by semantic versioning.
public let version = "0.1.0"
