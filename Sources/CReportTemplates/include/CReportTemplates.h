// The templates of the reports as they are, each with the number of its bytes.

#pragma once
#include <stddef.h>

const unsigned char *templates_report(size_t *count);
const unsigned char *templates_style(size_t *count);
const unsigned char *templates_score(size_t *count);
const unsigned char *templates_notebook(size_t *count);
const unsigned char *templates_article(size_t *count);
const unsigned char *templates_bulletin(size_t *count);
const unsigned char *templates_feed(size_t *count);
const unsigned char *templates_site_words_en(size_t *count);
const unsigned char *templates_site_words_fr(size_t *count);
const unsigned char *templates_site(size_t *count);
