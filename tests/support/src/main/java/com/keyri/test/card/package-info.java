/** The standing check that nobody's card number is where none may be. */
package com.keyri.test.card;
