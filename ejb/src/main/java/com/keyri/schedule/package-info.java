/** Work that the clock starts, and that goes on after a failure. */
package com.keyri.schedule;
