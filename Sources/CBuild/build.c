#include "CBuild.h"

#ifndef DRAWLINE_BUILD
#define DRAWLINE_BUILD ""
#endif

const char *drawline_build(void) { return DRAWLINE_BUILD; }
