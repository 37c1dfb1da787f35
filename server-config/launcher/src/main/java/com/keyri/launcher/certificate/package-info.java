/** Certificates for development, and those a person brings along. */
@NullMarked
package com.keyri.launcher.certificate;

import org.jspecify.annotations.NullMarked;
