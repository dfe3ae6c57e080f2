/** The netuid of the root network. */
export const ROOT_NETUID = 0;
