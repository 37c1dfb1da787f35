/** How moments are kept. */
package com.keyri.time.store;
