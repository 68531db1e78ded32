// The message digests of libmd, which Debian ships with the system and whose
// header is in libmd-dev. Apple's platforms have CryptoKit instead.

#pragma once
#ifdef __linux__
#include <sys/types.h>
#include <sha2.h>
#endif
