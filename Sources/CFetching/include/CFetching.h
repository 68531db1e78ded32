// One request by libcurl, without redirects: whether one is followed is decided by the caller.

#pragma once
#include <stddef.h>

/// What came of a request.
typedef struct {
  /// The status of the answer, zero where there was none.
  long status;

  /// The tag (ETag) and the encoding of the content (Content-Encoding), null where there is none.
  char *tag;
  char *encoding;

  /// Where a redirect leads, as a whole address; null where there is none.
  char *redirect;

  /// The content.
  unsigned char *bytes;
  size_t count;

  /// Whether the content is longer than it may be, and whether time ran out.
  int is_too_long;
  int is_timed_out;

  /// Why there is no whole answer; empty where there is one.
  char problem[256];
} drawline_answer;

/// Sends a request and waits for the end of its answer. The answer is to be freed whatever it is.
void drawline_fetch(
  const char *address, const char *tag, double timeout, size_t maximum_bytes,
  drawline_answer *answer);

/// Frees what an answer holds.
void drawline_free_answer(drawline_answer *answer);
