/** How Arquillian deploys to a Payara that listens as the product does. */
@NullMarked
package com.keyri.it.arquillian;

import org.jspecify.annotations.NullMarked;
