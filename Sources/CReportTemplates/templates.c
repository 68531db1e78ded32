#include "CReportTemplates.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char *templates_report(size_t *count) {
  static const unsigned char bytes[] = {
#embed "report.mustache"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_style(size_t *count) {
  static const unsigned char bytes[] = {
#embed "site.css"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_score(size_t *count) {
  static const unsigned char bytes[] = {
#embed "score.js"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_notebook(size_t *count) {
  static const unsigned char bytes[] = {
#embed "notebook.mustache"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_article(size_t *count) {
  static const unsigned char bytes[] = {
#embed "article.mustache"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_bulletin(size_t *count) {
  static const unsigned char bytes[] = {
#embed "bulletin.mustache"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_feed(size_t *count) {
  static const unsigned char bytes[] = {
#embed "feed.mustache"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_site_words_en(size_t *count) {
  static const unsigned char bytes[] = {
#embed "words-en.txt"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_site_words_fr(size_t *count) {
  static const unsigned char bytes[] = {
#embed "words-fr.txt"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *templates_site(size_t *count) {
  static const unsigned char bytes[] = {
#embed "site.mustache"
  };
  *count = sizeof bytes;
  return bytes;
}
