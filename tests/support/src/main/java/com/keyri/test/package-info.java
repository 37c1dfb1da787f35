/** A running Keyri and those who call it: operator, shop, phone and page, as tests read them. */
@NullMarked
package com.keyri.test;

import org.jspecify.annotations.NullMarked;
