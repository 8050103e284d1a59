/* A new project with the bundled register, in a folder of its own for each test. */
#pragma once

#include "register/register.h"

typedef struct
{
  char         *folder;
  TsConnection *connection;
  TsHistory    *history;
  TsRegister   *reg;
} RegisterFixture;

void register_fixture_set_up    (RegisterFixture *fixture, gconstpointer data);
void register_fixture_tear_down (RegisterFixture *fixture, gconstpointer data);

#define register_test_add(path, func) \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, func, register_fixture_tear_down)
