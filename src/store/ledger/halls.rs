//! The halls of a database: each has a code, and a code belongs to one centre.
use crate::{
    hall::HallIdentity,
    store::{
        engine::{
            database::{Database, first},
            fault::Fault,
            other_centre::OtherCentre,
        },
        rows::ticket_code,
    },
};

/// Makes the hall known to the database where it is not, and gives the secret that its ticket codes are derived from.
///
/// Fails where the code is another centre's and the configuration does not name a code: two centres that both forgot to
/// would share their lines. A configuration that names the code says that it is this centre's, under whatever name.
pub fn register(database: &mut dyn Database, identity: &HallIdentity) -> Result<String, Fault> {
    let known = "SELECT name, secret FROM hall WHERE code = :hall";
    let read = |row: &dyn crate::store::engine::database::Row| {
        Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
    };
    let mut found = first(database, known, &[], read)?;
    if found.as_ref().is_none_or(|(_, secret)| secret.is_empty()) {
        let secret = ticket_code::new_secret()?;
        database.run(
            "INSERT INTO hall (code, secret) VALUES (:hall, $1)
             ON CONFLICT (code) DO UPDATE SET secret = excluded.secret WHERE hall.secret = ''",
            &[(&secret).into()],
        )?;
        database.run(
            "INSERT INTO catalogue (hall, in_force, newest) VALUES (:hall, 0, 0) ON CONFLICT (hall) DO NOTHING",
            &[],
        )?;
        found = first(database, known, &[], read)?;
    }
    if !identity.centre.is_empty() {
        // Of two centres that open at the same moment, only one finds the code without a name.
        let naming = "UPDATE hall SET name = $1 WHERE code = :hall AND (name = '' OR CAST($2 AS BIGINT) = 1)";
        let values = [(&identity.centre).into(), identity.is_named.into()];
        if found.as_ref().is_none_or(|(name, _)| *name != identity.centre) {
            database.run(naming, &values)?;
            found = first(database, known, &[], read)?;
        }
    }
    let (name, secret) = found.ok_or("the hall's row does not come back")?;
    if !identity.centre.is_empty() && name != identity.centre {
        return Err(OtherCentre { centre: name, code: identity.code.to_string() }.into());
    }
    Ok(secret)
}
