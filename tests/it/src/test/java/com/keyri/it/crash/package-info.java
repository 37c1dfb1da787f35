/** Sign-ins whose server, or whose database, is killed under them. */
@NullMarked
package com.keyri.it.crash;

import org.jspecify.annotations.NullMarked;
