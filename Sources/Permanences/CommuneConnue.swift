import Foundation

/// Where the towns of the trade's region are, to the kilometre: enough to guess a driving time when a place has no coordinates.
enum CommuneConnue {
    /// Of a town by its name, whatever its accents, capitals and hyphens.
    static func position(_ commune: String) -> Position? {
        guard let (latitude, longitude) = table[cle(commune)] else { return nil }
        return Position(latitude: latitude, longitude: longitude)
    }

    /// « Saint-Dié-des-Vosges » → « saint die des vosges »; what follows « Cedex » is left out.
    static func cle(_ nom: String) -> String {
        let simple = nom.replacing("œ", with: "oe").folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        var mots = simple.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        if let fin = mots.firstIndex(of: "cedex") { mots = Array(mots[..<fin]) }
        return mots.map { $0 == "st" ? "saint" : $0 == "ste" ? "sainte" : $0 }.joined(separator: " ")
    }

    private static let table: [String: (Double, Double)] = {
        var t: [String: (Double, Double)] = [:]
        for ligne in texte.split(separator: "\n") {
            let champs = ligne.split(separator: "/")
            guard champs.count == 3, let latitude = Double(champs[1]), let longitude = Double(champs[2]) else { continue }
            t[cle(String(champs[0]))] = (latitude, longitude)
        }
        return t
    }()

    /// Town hall or centre, degrees to the thousandth: Moselle, Meurthe-et-Moselle, Meuse, Vosges, Bas-Rhin, Haut-Rhin, Luxembourg.
    private static let texte = """
        Metz/49.119/6.176
        Thionville/49.358/6.168
        Forbach/49.188/6.900
        Sarreguemines/49.110/7.067
        Saint-Avold/49.104/6.708
        Hagondange/49.255/6.164
        Amnéville/49.261/6.142
        Woippy/49.151/6.151
        Ennery/49.226/6.216
        Sarrebourg/48.735/7.054
        Florange/49.325/6.121
        Yutz/49.356/6.190
        Faulquemont/49.047/6.598
        Creutzwald/49.205/6.696
        Courcelles-Chaussy/49.109/6.400
        Montigny-lès-Metz/49.100/6.154
        Château-Salins/48.817/6.512
        Maizières-lès-Metz/49.213/6.161
        Rombas/49.251/6.095
        Moyeuvre-Grande/49.253/6.045
        Hayange/49.330/6.062
        Uckange/49.303/6.154
        Guénange/49.299/6.205
        Fameck/49.300/6.110
        Marly/49.061/6.154
        Moulins-lès-Metz/49.104/6.108
        Augny/49.061/6.118
        Jouy-aux-Arches/49.063/6.080
        Ars-sur-Moselle/49.078/6.073
        Talange/49.236/6.171
        Mondelange/49.262/6.166
        Stiring-Wendel/49.204/6.930
        Freyming-Merlebach/49.150/6.800
        Hombourg-Haut/49.126/6.778
        Carling/49.165/6.714
        L'Hôpital/49.158/6.730
        Bitche/49.052/7.430
        Boulay-Moselle/49.184/6.494
        Bouzonville/49.293/6.534
        Phalsbourg/48.768/7.259
        Dieuze/48.812/6.718
        Morhange/48.926/6.640
        Algrange/49.358/6.050
        Audun-le-Tiche/49.471/5.955
        Rémilly/49.013/6.393
        Behren-lès-Forbach/49.170/6.939
        Puttelange-aux-Lacs/49.053/6.927
        Nancy/48.692/6.184
        Pont-à-Mousson/48.905/6.054
        Lunéville/48.592/6.496
        Toul/48.675/5.891
        Longwy/49.520/5.760
        Briey/49.249/5.939
        Val de Briey/49.249/5.939
        Vandœuvre-lès-Nancy/48.661/6.171
        Ludres/48.620/6.169
        Dombasle-sur-Meurthe/48.625/6.350
        Baccarat/48.450/6.742
        Dieulouard/48.842/6.069
        Laxou/48.686/6.150
        Villers-lès-Nancy/48.673/6.152
        Maxéville/48.712/6.163
        Essey-lès-Nancy/48.703/6.226
        Saint-Max/48.703/6.207
        Heillecourt/48.651/6.194
        Neuves-Maisons/48.617/6.105
        Frouard/48.760/6.130
        Pompey/48.773/6.126
        Custines/48.791/6.145
        Champigneulles/48.735/6.163
        Jarny/49.158/5.879
        Conflans-en-Jarnisy/49.168/5.855
        Homécourt/49.226/5.993
        Jœuf/49.226/6.009
        Villerupt/49.467/5.930
        Longuyon/49.446/5.600
        Mont-Saint-Martin/49.541/5.776
        Saint-Nicolas-de-Port/48.632/6.301
        Varangéville/48.635/6.314
        Blénod-lès-Pont-à-Mousson/48.885/6.050
        Foug/48.684/5.787
        Verdun/49.160/5.384
        Bar-le-Duc/48.773/5.159
        Commercy/48.763/5.591
        Saint-Mihiel/48.888/5.543
        Ligny-en-Barrois/48.689/5.325
        Étain/49.211/5.639
        Stenay/49.490/5.187
        Épinal/48.173/6.449
        Saint-Dié-des-Vosges/48.285/6.949
        Remiremont/48.017/6.591
        Golbey/48.197/6.440
        Thaon-les-Vosges/48.250/6.420
        Capavenir Vosges/48.250/6.420
        Gérardmer/48.073/6.877
        Vittel/48.202/5.945
        Contrexéville/48.184/5.895
        Neufchâteau/48.355/5.696
        Mirecourt/48.300/6.133
        Rambervillers/48.343/6.632
        La Bresse/48.005/6.873
        Raon-l'Étape/48.405/6.840
        Strasbourg/48.573/7.752
        Haguenau/48.816/7.789
        Sélestat/48.260/7.454
        Molsheim/48.542/7.492
        Saverne/48.742/7.363
        Schiltigheim/48.607/7.750
        Illkirch-Graffenstaden/48.529/7.718
        Obernai/48.462/7.482
        Erstein/48.422/7.661
        Wissembourg/49.037/7.946
        Bischheim/48.616/7.753
        Hœnheim/48.623/7.754
        Lingolsheim/48.558/7.683
        Ostwald/48.543/7.709
        Geispolsheim/48.515/7.648
        Brumath/48.733/7.709
        Bischwiller/48.768/7.857
        Barr/48.408/7.449
        Mutzig/48.539/7.455
        Reichstett/48.648/7.752
        Vendenheim/48.669/7.711
        Benfeld/48.371/7.594
        Niederbronn-les-Bains/48.951/7.643
        Colmar/48.079/7.358
        Mulhouse/47.750/7.336
        Guebwiller/47.909/7.211
        Saint-Louis/47.587/7.562
        Cernay/47.807/7.176
        Thann/47.808/7.104
        Altkirch/47.623/7.239
        Illzach/47.781/7.347
        Wittenheim/47.808/7.337
        Wittelsheim/47.809/7.238
        Rixheim/47.749/7.404
        Ensisheim/47.866/7.353
        Kingersheim/47.793/7.338
        Ribeauvillé/48.195/7.320
        Luxembourg/49.611/6.130
        Esch-sur-Alzette/49.496/5.981
        Differdange/49.524/5.891
        Dudelange/49.481/6.087
        Bettembourg/49.519/6.103
        Ettelbruck/49.848/6.104
        Grevenmacher/49.681/6.441
        Pétange/49.558/5.880
        Sanem/49.548/5.929
        Mersch/49.749/6.106
        Diekirch/49.868/6.156
        Bertrange/49.611/6.050
        Strassen/49.620/6.073
        Leudelange/49.569/6.066
        Contern/49.584/6.226
        Schuttrange/49.620/6.268
        Echternach/49.813/6.422
        Wiltz/49.966/5.932
        Remich/49.545/6.367
        Mondorf-les-Bains/49.507/6.281
        Mamer/49.627/6.023
        """
}
