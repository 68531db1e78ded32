// The BLAS and LAPACK routines that LinearAlgebra calls, and no others, since
// Debian's liblapack-dev brings the libraries without headers.
//
// Fortran takes every argument by reference, keeps a matrix column by column,
// and expects the length of each CHARACTER argument as a size_t at the end.
// Reference: LAPACK 3.11 Users' Guide, https://netlib.org/lapack/explore-html

#pragma once
#include <stddef.h>
#include <stdint.h>

// C := alpha op(A) op(B) + beta C.
void dgemm_(const char *transa, const char *transb, const int32_t *m,
            const int32_t *n, const int32_t *k, const double *alpha,
            const double *a, const int32_t *lda, const double *b,
            const int32_t *ldb, const double *beta, double *c,
            const int32_t *ldc, size_t transa_length, size_t transb_length);

// y := alpha op(A) x + beta y.
void dgemv_(const char *trans, const int32_t *m, const int32_t *n,
            const double *alpha, const double *a, const int32_t *lda,
            const double *x, const int32_t *incx, const double *beta,
            double *y, const int32_t *incy, size_t trans_length);

// A P = Q R with column pivoting; a zero in jpvt lets that column move.
void dgeqp3_(const int32_t *m, const int32_t *n, double *a, const int32_t *lda,
             int32_t *jpvt, double *tau, double *work, const int32_t *lwork,
             int32_t *info);

// A = Q R without pivoting.
void dgeqrf_(const int32_t *m, const int32_t *n, double *a, const int32_t *lda,
             double *tau, double *work, const int32_t *lwork, int32_t *info);

// C := op(Q) C or C op(Q), with Q as dgeqp3 leaves it.
void dormqr_(const char *side, const char *trans, const int32_t *m,
             const int32_t *n, const int32_t *k, const double *a,
             const int32_t *lda, const double *tau, double *c,
             const int32_t *ldc, double *work, const int32_t *lwork,
             int32_t *info, size_t side_length, size_t trans_length);

// Solves op(T) X = B for a triangular T; info > 0 names a zero on its diagonal.
void dtrtrs_(const char *uplo, const char *trans, const char *diag,
             const int32_t *n, const int32_t *nrhs, const double *a,
             const int32_t *lda, double *b, const int32_t *ldb, int32_t *info,
             size_t uplo_length, size_t trans_length, size_t diag_length);

// Inverts a triangular matrix in place.
void dtrtri_(const char *uplo, const char *diag, const int32_t *n, double *a,
             const int32_t *lda, int32_t *info, size_t uplo_length,
             size_t diag_length);

// The triangle of a positive definite matrix, A = L Lᵀ; info > 0 names the
// leading minor that is not positive.
void dpotrf_(const char *uplo, const int32_t *n, double *a, const int32_t *lda,
             int32_t *info, size_t uplo_length);

// Eigenvalues of a symmetric matrix in ascending order, and vectors where jobz
// asks for them.
void dsyev_(const char *jobz, const char *uplo, const int32_t *n, double *a,
            const int32_t *lda, double *w, double *work, const int32_t *lwork,
            int32_t *info, size_t jobz_length, size_t uplo_length);

// Singular values, and vectors where jobz asks for them; info > 0 where the
// iteration did not converge.
void dgesdd_(const char *jobz, const int32_t *m, const int32_t *n, double *a,
             const int32_t *lda, double *s, double *u, const int32_t *ldu,
             double *vt, const int32_t *ldvt, double *work,
             const int32_t *lwork, int32_t *iwork, int32_t *info,
             size_t jobz_length);
