/** What honest callers send, caught on its way, so that it can be spoiled. */
@NullMarked
package com.keyri.fuzz.genuine;

import org.jspecify.annotations.NullMarked;
