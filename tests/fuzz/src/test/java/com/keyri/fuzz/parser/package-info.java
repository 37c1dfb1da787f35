/** Gives nonsense to the parsers of a caller's bytes, inside this process, guided by what it reaches (Jazzer). */
@NullMarked
package com.keyri.fuzz.parser;

import org.jspecify.annotations.NullMarked;
