// LAPACK's own least squares, to be measured beside ours.

#pragma once
#include <stddef.h>
#include <stdint.h>

void dgels_(const char *trans, const int32_t *m, const int32_t *n,
            const int32_t *nrhs, double *a, const int32_t *lda, double *b,
            const int32_t *ldb, double *work, const int32_t *lwork,
            int32_t *info, size_t trans_length);
