/** Payara Server and Payara Micro, laid out and run without the administration tools. */
@NullMarked
package com.keyri.launcher.payara;

import org.jspecify.annotations.NullMarked;
