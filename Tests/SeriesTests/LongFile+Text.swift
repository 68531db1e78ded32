import Series

extension LongFile {
  /// A file of a text, read as from the disk.
  init(text: String, layout: LongFile.Layout) {
    let bytes = Array(text.utf8)
    self.init(file: "t.csv", layout: layout) {
      var rest = bytes[...]
      return { buffer in
        let part = rest.prefix(buffer.count)
        buffer.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
      }
    }
  }
}
