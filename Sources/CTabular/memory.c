#include "CTabular.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

void drawline_prefer_large_pages(void *start, size_t count) {
#ifdef MADV_HUGEPAGE
  const uintptr_t page = 1 << 21;
  uintptr_t first = ((uintptr_t)start + page - 1) / page * page;
  uintptr_t last = ((uintptr_t)start + count) / page * page;
  if (first < last) madvise((void *)first, last - first, MADV_HUGEPAGE);
#else
  (void)start;
  (void)count;
#endif
}
