#include "config.h"

#include "document/link.h"

#include <string.h>

static void
assert_checked (const char *address, const char *expected, const char *expected_host)
{
  g_autofree char *host = NULL;
  g_autofree char *checked = ts_link_check_address (address, &host);

  g_assert_cmpstr (checked, ==, expected);
  g_assert_cmpstr (host, ==, expected_host);
}

static void
test_good (void)
{
  assert_checked ("https://www.gov.uk/a?b=c#d", "https://www.gov.uk/a?b=c#d", "www.gov.uk");
  assert_checked ("HTTP://Example.org", "http://example.org", "example.org");
  assert_checked ("http://example.org:8080/x%20y", "http://example.org:8080/x%20y", "example.org");
  assert_checked ("mailto:lscp@example.org", "mailto:lscp@example.org", "lscp@example.org");
}

/* Nothing is opened but pages of the web and letters. */
static void
test_refused (void)
{
  static const char *const bad[] = {
    "",
    "x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "smb://host/share",
    "annex.pdf",
    "https:",
    "https://",
    "https:///path",
    "http:example.org",
    "mailto:",
    "mailto:x",
    "mailto:@y",
    "tel:123",
    "\xff\xfe",
    "https://\xff/",
    "https://exa%2fmple.org/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%u", i);
      assert_checked (bad[i], NULL, NULL);
    }
}

/* What is shown is what is opened, and it can be read. */
static void
test_disguised (void)
{
  g_autofree char *readable = ts_link_dup_readable ("annex\n\xe2\x80\xae"
                                                    "fdp.exe");

  assert_checked ("https://www.gov.uk@evil.example/", "https://www.gov.uk@evil.example/", "evil.example");
  assert_checked ("https://g\xd0\xbev.uk/", "https://xn--gv-fmc.uk/", "xn--gv-fmc.uk");
  assert_checked ("https://example.org/\xe2\x80\xaegnp.x", "https://example.org/%E2%80%AEgnp.x",
                  "example.org");
  assert_checked ("mailto:a@example.org?attach=/etc/passwd&body=x", "mailto:a@example.org", "a@example.org");
  g_assert_cmpstr (readable, ==, "annex%0A%E2%80%AEfdp.exe");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/good", test_good);
  g_test_add_func ("/link/refused", test_refused);
  g_test_add_func ("/link/disguised", test_disguised);

  return g_test_run ();
}
