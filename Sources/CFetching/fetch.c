#include "CFetching.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

typedef struct {
  drawline_answer *answer;
  size_t maximum;
} transfer;

static size_t take(char *bytes, size_t size, size_t count, void *context) {
  transfer *transfer = context;
  drawline_answer *answer = transfer->answer;
  size_t length = size * count;
  if (answer->count + length > transfer->maximum) {
    answer->is_too_long = 1;
    return 0;
  }
  unsigned char *longer = realloc(answer->bytes, answer->count + length);
  if (!longer) return 0;
  memcpy(longer + answer->count, bytes, length);
  answer->bytes = longer;
  answer->count += length;
  return length;
}

/// The value of a header of that name, on the heap; null where the line is of another.
static char *value(const char *line, size_t length, const char *name) {
  size_t start = strlen(name);
  if (length <= start || strncasecmp(line, name, start) != 0 || line[start] != ':') return NULL;
  start += 1;
  while (start < length && (line[start] == ' ' || line[start] == '\t')) start += 1;
  while (length > start && strchr(" \t\r\n", line[length - 1])) length -= 1;
  return strndup(line + start, length - start);
}

static void replace(char **old, char *new) {
  if (!new) return;
  free(*old);
  *old = new;
}

static size_t take_header(char *line, size_t size, size_t count, void *context) {
  drawline_answer *answer = ((transfer *)context)->answer;
  size_t length = size * count;
  // The headers of another answer begin, such as the last one behind a proxy.
  if (length > 5 && strncmp(line, "HTTP/", 5) == 0) {
    free(answer->tag);
    free(answer->encoding);
    answer->tag = answer->encoding = NULL;
  }
  replace(&answer->tag, value(line, length, "ETag"));
  replace(&answer->encoding, value(line, length, "Content-Encoding"));
  return length;
}

/// The file of certificates of this system, wherever the library was built; null for the library's own.
static const char *certificates(void) {
  const char *named = getenv("SSL_CERT_FILE");
  if (named && *named) return named;
  static const char *const known[] = {
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
  };
  for (size_t index = 0; index < sizeof known / sizeof *known; index += 1) {
    if (access(known[index], R_OK) == 0) return known[index];
  }
  return NULL;
}

void drawline_fetch(
  const char *address, const char *tag, double timeout, size_t maximum_bytes,
  drawline_answer *answer
) {
  memset(answer, 0, sizeof *answer);
  CURL *curl = curl_easy_init();
  if (!curl) {
    snprintf(answer->problem, sizeof answer->problem, "libcurl does not start");
    return;
  }
  transfer transfer = {answer, maximum_bytes};
  // Packed content could grow a thousandfold before its length is seen.
  struct curl_slist *headers = curl_slist_append(NULL, "Accept-Encoding: identity");
  if (tag) {
    size_t length = strlen(tag) + 32;
    char *line = malloc(length);
    if (line) {
      snprintf(line, length, "If-None-Match: %s", tag);
      headers = curl_slist_append(headers, line);
      free(line);
    }
  }
  char details[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, address);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "drawline");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)(timeout * 1000));
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)maximum_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, details);
  const char *file = certificates();
  if (file) curl_easy_setopt(curl, CURLOPT_CAINFO, file);

  CURLcode code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
  char *redirect = NULL;
  curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &redirect);
  if (redirect) answer->redirect = strdup(redirect);
  if (code == CURLE_FILESIZE_EXCEEDED) answer->is_too_long = 1;
  if (code == CURLE_OPERATION_TIMEDOUT) answer->is_timed_out = 1;
  if (code == CURLE_PARTIAL_FILE) {
    snprintf(answer->problem, sizeof answer->problem, "the answer broke off in the middle");
  } else if (code != CURLE_OK) {
    const char *text = *details ? details : curl_easy_strerror(code);
    snprintf(answer->problem, sizeof answer->problem, "%s", text);
  }
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
}

void drawline_free_answer(drawline_answer *answer) {
  free(answer->tag);
  free(answer->encoding);
  free(answer->redirect);
  free(answer->bytes);
  memset(answer, 0, sizeof *answer);
}
