/** Children of the launcher: started, recorded, found again after a crash, stopped. */
@NullMarked
package com.keyri.launcher.process;

import org.jspecify.annotations.NullMarked;
