/** Which of the Java platform's providers does the cryptography of this server. */
package com.keyri.crypto;
