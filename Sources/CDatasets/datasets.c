#include "CDatasets.h"

// #embed takes no compile time; an array literal in Swift takes 0.1 s a kilobyte.
#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char *datasets_rounds(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/express-entry-rounds.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_pool(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/express-entry-pool.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_official_names(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/categories.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_category_titles(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/category-titles.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_events(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/events.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_occupations(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/occupations.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_corrections(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/corrections.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_repairs(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/repairs.csv"
  };
  *count = sizeof bytes;
  return bytes;
}

const unsigned char *datasets_occupation_lists(size_t *count) {
  static const unsigned char bytes[] = {
#embed "../../Datasets/occupation-lists.csv"
  };
  *count = sizeof bytes;
  return bytes;
}
