// What a release was built from: the compiler, the packages and the libraries.

#pragma once

/// A text of one line; empty where the program is no release.
const char *drawline_build(void);
