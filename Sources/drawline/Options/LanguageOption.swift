import ArgumentParser
import ExpressEntry

extension Language: ExpressibleByArgument {}
