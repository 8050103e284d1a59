/* What the files of the register share. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* The day whose partnerships a bare name means. */
const char *ts_register_get_date    (TsRegister *self);
TsHistory  *ts_register_get_history (TsRegister *self);

G_END_DECLS
