/** What counts as trouble, and the counting of it. */
@NullMarked
package com.keyri.fuzz.judge;

import org.jspecify.annotations.NullMarked;
