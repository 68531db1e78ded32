// The files of the folder Datasets as they are, each with the number of its bytes.

#pragma once
#include <stddef.h>

const unsigned char *datasets_rounds(size_t *count);
const unsigned char *datasets_pool(size_t *count);
const unsigned char *datasets_official_names(size_t *count);
const unsigned char *datasets_category_titles(size_t *count);
const unsigned char *datasets_events(size_t *count);
const unsigned char *datasets_occupations(size_t *count);
const unsigned char *datasets_occupation_lists(size_t *count);
const unsigned char *datasets_corrections(size_t *count);
const unsigned char *datasets_repairs(size_t *count);
