#include "CLAPACK.h"

#include <stdio.h>

// LAPACK calls this when a caller passes an illegal argument. The reference
// version prints a line and ends the process with status 0, as if all had gone
// well; ours names the routine and traps. It stands before the library's own
// because the program's symbols come first.
void xerbla_(const char *routine, const int32_t *argument, size_t length) {
  fprintf(stderr, "%.*s: argument %d is illegal\n", (int)length, routine,
          (int)*argument);
  __builtin_trap();
}
