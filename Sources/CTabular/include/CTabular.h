// What a fast reader of text needs of C: a look at sixty-four bytes at once, which Swift's own
// vectors take a hundred times longer for, and a word with the operating system about memory.

#ifndef CTABULAR_H
#define CTABULAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// Where bytes of each kind stand among sixty-four: bit i is for byte i.
typedef struct {
  uint64_t separators;
  uint64_t lineBreaks;
  /// Quotes, and whatever is not ASCII: few texts have many.
  uint64_t others;
} drawline_byte_kinds;

/// Tells the bytes of a text apart, sixty-four at a time: `count / 64` kinds, rounded up. As many
/// bytes are read as these stand for.
void drawline_tell_apart(
    const uint8_t *text, size_t count, uint8_t separator, drawline_byte_kinds *kinds);

/// Where quotes stand among sixty-four bytes.
uint64_t drawline_quotes_of_64(const uint8_t *text);

/// Whether two texts of one length are the same.
static inline bool drawline_same_bytes(const uint8_t *left, const uint8_t *right, long count) {
  return memcmp(left, right, (size_t)count) == 0;
}

/// Asks for large pages for memory that is about to be filled; without them, a fifth of the time of
/// reading a long file goes into handing out small ones. Where there are none, nothing happens.
void drawline_prefer_large_pages(void *start, size_t count);

#endif
