/** Users of applications, their devices, and how a device is enrolled, approved, renewed and revoked. */
package com.keyri.device;
