/** Pages of the feature {@code usage}. */
package com.keyri.usage.console;
