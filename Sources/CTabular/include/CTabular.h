// What a fast reader of text needs of C: a look at sixty-four bytes at once, which Swift's own
// vectors take a hundred times longer for, and a word with the operating system about memory.

#ifndef CTABULAR_H
#define CTABULAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t drawline_bytes64 __attribute__((ext_vector_type(64)));
typedef bool drawline_flags64 __attribute__((ext_vector_type(64)));

/// Where bytes of each kind stand among sixty-four: bit i for byte i.
typedef struct {
  uint64_t separators;
  uint64_t lineBreaks;
  /// Quotes, and whatever is not ASCII: few texts have many.
  uint64_t others;
} drawline_byte_kinds;

static inline uint64_t drawline_bits(drawline_flags64 flags) {
  uint64_t bits;
  memcpy(&bits, &flags, sizeof bits);
  return bits;
}

/// Tells bytes of sixty-four apart. The compiler makes what the machine has of it: SSE2, AVX, NEON.
static inline drawline_byte_kinds drawline_kinds_of_64(const uint8_t *text, uint8_t separator) {
  drawline_bytes64 bytes;
  memcpy(&bytes, text, sizeof bytes);
  drawline_byte_kinds kinds = {
      drawline_bits(__builtin_convertvector(bytes == separator, drawline_flags64)),
      drawline_bits(__builtin_convertvector(bytes == '\n', drawline_flags64)),
      drawline_bits(
          __builtin_convertvector((bytes == '"') | (bytes >= 0x80), drawline_flags64)),
  };
  return kinds;
}

/// Where quotes stand among sixty-four bytes.
static inline uint64_t drawline_quotes_of_64(const uint8_t *text) {
  drawline_bytes64 bytes;
  memcpy(&bytes, text, sizeof bytes);
  return drawline_bits(__builtin_convertvector(bytes == '"', drawline_flags64));
}

/// Whether two texts of one length are the same.
static inline bool drawline_same_bytes(const uint8_t *left, const uint8_t *right, long count) {
  return memcmp(left, right, (size_t)count) == 0;
}

/// Asks for large pages for memory that is about to be filled; without them, a fifth of the time of
/// reading a long file goes into handing out small ones. Where there are none, nothing happens.
void drawline_prefer_large_pages(void *start, size_t count);

#endif
