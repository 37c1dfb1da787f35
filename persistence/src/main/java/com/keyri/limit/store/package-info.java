/** What several nodes count together. */
package com.keyri.limit.store;
