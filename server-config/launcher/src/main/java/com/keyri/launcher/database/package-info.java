/** PostgreSQL for Keyri: the embedded one, an existing one, and the two roles in either. */
@NullMarked
package com.keyri.launcher.database;

import org.jspecify.annotations.NullMarked;
