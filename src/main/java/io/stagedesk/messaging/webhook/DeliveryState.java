package io.stagedesk.messaging.webhook;

/** How far a delivery is. */
public enum DeliveryState {

	WAITING, DELIVERED, FAILED

}
