/** Every endpoint of the built EAR, deployed by Arquillian. */
@NullMarked
package com.keyri.it;

import org.jspecify.annotations.NullMarked;
