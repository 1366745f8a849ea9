/* What numpy asks of a library for linear algebra, as far as drawing needs it: plain loops.
 *
 * Sums of products and of multiples (BLAS) are here whole. Solving, factorising and eigenvalues
 * (LAPACK) are not: whoever asks for them is refused, or, where numpy could not tell that from a
 * result, the program ends with a sentence. Nothing that is drawn here asks for them.
 * Written for numpy's names with integers of 64 bits. No code of any other library is in it.
 */
#include <complex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef int64_t whole;
typedef float complex fcomplex;
typedef double complex dcomplex;
enum { ROWS = 101, AS_IT_IS = 111, MIRRORED = 113, UPPER = 121 };

#define SAME(x) (x)
/* Where something stands that is at row i and column j, of a matrix that may be turned over. */
#define AT(turned, i, j, lead) ((turned) ? (j) * (lead) + (i) : (i) * (lead) + (j))
/* Where to begin in what is walked from its end. */
#define FIRST(n, step) ((step) < 0 ? (1 - (n)) * (step) : 0)

#define PRODUCTS(letter, type, scalar, value, conjugate)                                          \
    void scipy_cblas_##letter##gemm64_(int order, int ta, int tb, whole m, whole n, whole k,      \
                                       scalar alpha, const type *a, whole lda, const type *b,     \
                                       whole ldb, scalar beta, type *c, whole ldc)                \
    {                                                                                             \
        int turned = order != ROWS;                                                               \
        int over_a = turned ^ (ta != AS_IT_IS), over_b = turned ^ (tb != AS_IT_IS);               \
        for (whole i = 0; i < m; i++)                                                             \
            for (whole j = 0; j < n; j++) {                                                       \
                type sum = 0;                                                                     \
                for (whole l = 0; l < k; l++) {                                                   \
                    type x = a[AT(over_a, i, l, lda)], y = b[AT(over_b, l, j, ldb)];              \
                    sum += (ta == MIRRORED ? conjugate(x) : x)                                    \
                         * (tb == MIRRORED ? conjugate(y) : y);                                   \
                }                                                                                 \
                type *to = c + AT(turned, i, j, ldc);                                             \
                *to = value(alpha) * sum + (value(beta) == 0 ? 0 : value(beta) * *to);            \
            }                                                                                     \
    }                                                                                             \
    void scipy_cblas_##letter##gemv64_(int order, int ta, whole m, whole n, scalar alpha,         \
                                       const type *a, whole lda, const type *x, whole step_x,     \
                                       scalar beta, type *y, whole step_y)                        \
    {                                                                                             \
        int over = (order != ROWS) ^ (ta != AS_IT_IS);                                            \
        whole rows = ta == AS_IT_IS ? m : n, columns = ta == AS_IT_IS ? n : m;                    \
        for (whole i = 0; i < rows; i++) {                                                        \
            type sum = 0;                                                                         \
            for (whole j = 0; j < columns; j++) {                                                 \
                type each = a[AT(over, i, j, lda)];                                               \
                sum += (ta == MIRRORED ? conjugate(each) : each)                                  \
                     * x[FIRST(columns, step_x) + j * step_x];                                    \
            }                                                                                     \
            type *to = y + FIRST(rows, step_y) + i * step_y;                                      \
            *to = value(alpha) * sum + (value(beta) == 0 ? 0 : value(beta) * *to);                \
        }                                                                                         \
    }                                                                                             \
    void scipy_cblas_##letter##syrk64_(int order, int half, int ta, whole n, whole k,             \
                                       scalar alpha, const type *a, whole lda, scalar beta,       \
                                       type *c, whole ldc)                                        \
    {                                                                                             \
        int turned = order != ROWS, over = turned ^ (ta != AS_IT_IS);                             \
        for (whole i = 0; i < n; i++)                                                             \
            for (whole j = 0; j < n; j++) {                                                       \
                if (half == UPPER ? j < i : j > i)                                                \
                    continue;                                                                     \
                type sum = 0;                                                                     \
                for (whole l = 0; l < k; l++)                                                     \
                    sum += a[AT(over, i, l, lda)] * a[AT(over, j, l, lda)];                       \
                type *to = c + AT(turned, i, j, ldc);                                             \
                *to = value(alpha) * sum + (value(beta) == 0 ? 0 : value(beta) * *to);            \
            }                                                                                     \
    }                                                                                             \
    void scipy_cblas_##letter##axpy64_(whole n, scalar alpha, const type *x, whole step_x,        \
                                       type *y, whole step_y)                                     \
    {                                                                                             \
        for (whole i = 0; i < n; i++)                                                             \
            y[FIRST(n, step_y) + i * step_y] += value(alpha) * x[FIRST(n, step_x) + i * step_x];  \
    }                                                                                             \
    void scipy_##letter##copy_64_(const whole *n, const type *x, const whole *step_x, type *y,    \
                                  const whole *step_y)                                            \
    {                                                                                             \
        for (whole i = 0; i < *n; i++)                                                            \
            y[FIRST(*n, *step_y) + i * *step_y] = x[FIRST(*n, *step_x) + i * *step_x];            \
    }

#define FSCALAR(p) (*(const fcomplex *)(p))
#define DSCALAR(p) (*(const dcomplex *)(p))
PRODUCTS(s, float, float, SAME, SAME)
PRODUCTS(d, double, double, SAME, SAME)
PRODUCTS(c, fcomplex, const void *, FSCALAR, conjf)
PRODUCTS(z, dcomplex, const void *, DSCALAR, conj)

#define SUM(head, type, conjugate, end)                                                           \
    head                                                                                          \
    {                                                                                             \
        type sum = 0;                                                                             \
        for (whole i = 0; i < n; i++)                                                             \
            sum += conjugate(x[FIRST(n, step_x) + i * step_x]) * y[FIRST(n, step_y) + i * step_y];\
        end;                                                                                      \
    }
#define TWO(type) whole n, const type *x, whole step_x, const type *y, whole step_y
SUM(float scipy_cblas_sdot64_(TWO(float)), float, SAME, return sum)
SUM(double scipy_cblas_ddot64_(TWO(double)), double, SAME, return sum)
SUM(void scipy_cblas_cdotu_sub64_(TWO(fcomplex), fcomplex *to), fcomplex, SAME, *to = sum)
SUM(void scipy_cblas_cdotc_sub64_(TWO(fcomplex), fcomplex *to), fcomplex, conjf, *to = sum)
SUM(void scipy_cblas_zdotu_sub64_(TWO(dcomplex), dcomplex *to), dcomplex, SAME, *to = sum)
SUM(void scipy_cblas_zdotc_sub64_(TWO(dcomplex), dcomplex *to), dcomplex, conj, *to = sum)

/* What is not here. Of the first two sorts the last argument says whether it worked, and numpy
 * raises LinAlgError; of the others it would take whatever stands in memory for the answer. */
typedef void *any;
#define REFUSED(name, before) void scipy_##name##_64_(before, whole *said) { *said = 1; }
#define FIVE any a, any b, any c, any d
#define EIGHT FIVE, any e, any f, any g
REFUSED(sgesv, EIGHT) REFUSED(dgesv, EIGHT) REFUSED(cgesv, EIGHT) REFUSED(zgesv, EIGHT)
REFUSED(spotrf, FIVE) REFUSED(dpotrf, FIVE) REFUSED(cpotrf, FIVE) REFUSED(zpotrf, FIVE)

#define ENDS(name)                                                                                \
    void scipy_##name##_64_(void)                                                                 \
    {                                                                                             \
        fputs(#name " is not in this package's part of numpy.\n", stderr);                        \
        abort();                                                                                  \
    }
#define ALL_FOUR(name) ENDS(s##name) ENDS(d##name) ENDS(c##name) ENDS(z##name)
ALL_FOUR(getrf) ALL_FOUR(geev) ALL_FOUR(gelsd) ALL_FOUR(gesdd)
ENDS(ssyevd) ENDS(dsyevd) ENDS(cheevd) ENDS(zheevd)
ENDS(dgeqrf) ENDS(zgeqrf) ENDS(dorgqr) ENDS(zungqr)
