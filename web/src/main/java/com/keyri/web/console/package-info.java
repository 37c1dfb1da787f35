/**
 * The shell of portal and console: who looks at them, what they show of the way around, and how Faces behaves there.
 */
package com.keyri.web.console;
