/** Users of applications and their devices, as pages of the portal. */
package com.keyri.device.console;
