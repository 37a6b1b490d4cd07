-- Those who look after a hub are few among many: found without reading its roster.
CREATE INDEX membership_team ON membership (hub_id, member_id, role) WHERE role <> 'member';
