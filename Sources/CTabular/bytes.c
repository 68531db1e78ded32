#include "CTabular.h"

// One function, compiled for each generation of processor and chosen when the program starts.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__)
#define FOR_EACH_PROCESSOR \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef bool flags64 __attribute__((ext_vector_type(64)));

// The highest bit of each byte of a comparison, or of what is not ASCII.
#define BITS(bits, vector)                                          \
  do {                                                              \
    flags64 flags = __builtin_convertvector((vector), flags64);     \
    memcpy(&(bits), &flags, sizeof flags);                          \
  } while (0)

FOR_EACH_PROCESSOR
void drawline_tell_apart(
    const uint8_t *text, size_t count, uint8_t separator, drawline_byte_kinds *kinds) {
  for (size_t offset = 0; offset < count; offset += 64, kinds++) {
    bytes64 bytes;
    memcpy(&bytes, text + offset, sizeof bytes);
    BITS(kinds->separators, bytes == separator);
    BITS(kinds->lineBreaks, bytes == '\n');
    BITS(kinds->others, (bytes == '"') | (bytes >= 0x80));
  }
}

uint64_t drawline_quotes_of_64(const uint8_t *text) {
  bytes64 bytes;
  memcpy(&bytes, text, sizeof bytes);
  uint64_t quotes;
  BITS(quotes, bytes == '"');
  return quotes;
}
