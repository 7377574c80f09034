package org.entrepot.store;

/** One key of a multi-delete. */
public record DeleteItem(ObjectKey key, DeleteCondition condition) {}
