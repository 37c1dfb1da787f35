/** Recovery codes and what is missing for a recovery, as pages of portal and console. */
package com.keyri.recovery.console;
