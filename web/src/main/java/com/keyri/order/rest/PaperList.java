package com.keyri.order.rest;

import java.util.List;

/** What there is in writing of an order, the oldest first. */
public record PaperList(List<PaperBody> items) {}
