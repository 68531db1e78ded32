extension String {
  /// A number made of all bytes of the text, the same in each run and on each machine.
  ///
  /// FNV-1a of 64 bits: Fowler, Noll & Vo (1991). Not for secrets.
  public var stableHash: UInt64 {
    utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
