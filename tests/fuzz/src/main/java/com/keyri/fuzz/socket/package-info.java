/** Bad handshakes and bad frames on the events socket. */
@NullMarked
package com.keyri.fuzz.socket;

import org.jspecify.annotations.NullMarked;
