/** The catalogue on the pages of the console. */
package com.keyri.plan.console;
