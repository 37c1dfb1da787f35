/** API keys as people and the operator look after them; what authenticates by one is the feature {@code apikey}. */
package com.keyri.credential;
